/** Results in the formats of other programs that watch benchmarks over time. */
package io.connect.reports.export;
