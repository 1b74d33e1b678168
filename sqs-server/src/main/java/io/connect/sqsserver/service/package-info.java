/**
 * All queues of the server, with their creation, attributes, tags and purges, and with the tasks that move messages
 * back. Depends on {@code queue} and on its dependencies.
 */
package io.connect.sqsserver.service;
