/** The folder of one run with its files, and the origin of a run: machine and revision. A load driver uses this package. */
package io.connect.reports.run;
