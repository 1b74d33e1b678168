/** The queue service of a run: an emulator as a forked process, and the administrative calls that a run needs. */
package io.connect.testbed.sqs;
