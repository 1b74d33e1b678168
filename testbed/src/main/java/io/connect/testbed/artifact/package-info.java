/**
 * The programs of the testbed as files: resolved from Maven coordinates with the user's own Maven settings. Knows
 * nothing of what the programs are for.
 */
package io.connect.testbed.artifact;
