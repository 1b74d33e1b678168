/** The clocks and threads of a task, and the order of work on them. Does not depend on other packages of the connector. */
package io.connect.sqs.thread;
