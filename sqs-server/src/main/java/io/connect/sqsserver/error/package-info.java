/** The errors of the service, with their names and statuses in both protocols. Depends on nothing. */
package io.connect.sqsserver.error;
