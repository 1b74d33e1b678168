/** Random behaviour of standard queues. Has no dependencies. */
package io.connect.sqsserver.sampling;
