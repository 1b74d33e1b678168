/** The errors of the service, with their names and statuses in both protocols. Has no dependencies. */
package io.connect.sqsserver.error;
