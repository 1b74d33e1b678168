/**
 * Forked programs: how they are started, probed, measured, killed, and how they die with their parent. Knows nothing of the
 * programs' purpose.
 */
package io.connect.testbed.process;
