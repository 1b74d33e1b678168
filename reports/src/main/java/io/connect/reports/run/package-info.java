/**
 * The folder of one run and its files, and where a run comes from: machine and revision. A load driver uses this package.
 */
package io.connect.reports.run;
