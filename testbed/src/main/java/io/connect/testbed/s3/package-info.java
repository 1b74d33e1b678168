/** The object store of a run: the emulator as a forked process, and a client to fill it. */
package io.connect.testbed.s3;
