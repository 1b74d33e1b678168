/**
 * The network paths from the subject under test to all services: each has its own proxy, so that faults and measurements apply
 * to it alone. The load generator, replication and the testbed's own clients never use them.
 */
package io.connect.testbed.link;
