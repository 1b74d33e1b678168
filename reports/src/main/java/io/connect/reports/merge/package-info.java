/** Results of parts of one load, put together as if one generator had offered it all. */
package io.connect.reports.merge;
