/** Runs the commands of pages as a reader types them, so that the pages stay true. */
package io.connect.features.docs;
