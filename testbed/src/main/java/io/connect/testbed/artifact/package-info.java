/**
 * The programs of the testbed as files: resolved from Maven coordinates with the user's own Maven settings. Independent of the
 * programs' purpose.
 */
package io.connect.testbed.artifact;
