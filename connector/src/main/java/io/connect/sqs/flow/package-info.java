/**
 * A message's way through a task: taken in, converted in the order of its group, ready for Connect, handed over. Puts the
 * stages of the other packages together, per queue and per task.
 */
package io.connect.sqs.flow;
