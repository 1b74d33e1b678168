/** The queue service of a run: the emulator as a forked process, and the administrative calls a run needs. */
package io.connect.testbed.sqs;
