/** Random behaviour of standard queues. Depends on nothing. */
package io.connect.sqsserver.sampling;
