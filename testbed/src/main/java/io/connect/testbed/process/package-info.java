/**
 * Forked programs: their start, probes, measurements and kill, and their end with the parent. Independent of the programs'
 * purpose.
 */
package io.connect.testbed.process;
