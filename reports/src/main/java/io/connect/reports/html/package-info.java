/**
 * Reports for a browser, each in one self-contained file, with all numbers in plain tables and with charts. Templates define
 * the layout; classes here choose the words. Every text of a result is escaped by the template engine.
 */
package io.connect.reports.html;
