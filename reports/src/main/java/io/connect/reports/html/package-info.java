/**
 * Reports for a browser: one self-contained file each, with every number in plain tables and charts beside them. Templates
 * lay out; classes here decide what is said. Every text of a result is escaped by the template engine.
 */
package io.connect.reports.html;
