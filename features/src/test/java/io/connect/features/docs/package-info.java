/** Runs the commands of pages as a reader would type them, so that the pages stay correct. */
package io.connect.features.docs;
