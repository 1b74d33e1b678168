/**
 * Reports for a browser: one self-contained file each, with every number in plain tables and charts beside them. Templates
 * define the layout; classes here choose the words. Every text of a result is escaped by the template engine.
 */
package io.connect.reports.html;
