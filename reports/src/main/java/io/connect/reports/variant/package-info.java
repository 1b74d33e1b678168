/** The variants of one scenario side by side. */
package io.connect.reports.variant;
