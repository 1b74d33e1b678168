/**
 * All queues of the server, and the actions on whole queues: making, listing, attributes, tags, permissions, purging
 * and moving messages back. Depends on {@code queue} and on its dependencies.
 */
package io.connect.sqsserver.service;
