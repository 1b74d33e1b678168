/**
 * The network paths from the subject under test to everything it talks to: one proxy each, so that each can be faulted
 * and measured alone. The load generator, replication and the testbed's own clients never pass through them.
 */
package io.connect.testbed.link;
