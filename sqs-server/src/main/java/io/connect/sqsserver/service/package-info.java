/**
 * All queues of the server, and what is done with whole queues: making, listing, attributes, tags, permissions, purging
 * and moving messages back. Depends on {@code queue} and what that depends on.
 */
package io.connect.sqsserver.service;
