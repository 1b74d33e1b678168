/** Merges results of parts of one load, as if one generator had offered it all. */
package io.connect.reports.merge;
