/** The variants of one scenario beside each other. */
package io.connect.reports.variant;
