/**
 * The folder of one run and its files, and where a run comes from: machine and revision. This is the face that a load
 * driver uses.
 */
package io.connect.reports.run;
