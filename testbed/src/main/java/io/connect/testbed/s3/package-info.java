/** The object store of a run: the emulator as a forked process, and the calls that fill it. */
package io.connect.testbed.s3;
