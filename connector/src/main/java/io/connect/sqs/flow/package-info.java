/**
 * The path of a message through a task: accepted, converted in the order of its group, ready for Connect, handed over. Combines
 * the stages of the other packages, per queue and per task.
 */
package io.connect.sqs.flow;
