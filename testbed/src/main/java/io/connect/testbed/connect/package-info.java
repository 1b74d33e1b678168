/** Distributed Connect workers as forked processes, and their REST interface. */
package io.connect.testbed.connect;
