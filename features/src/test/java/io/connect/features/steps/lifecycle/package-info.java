/** Steps around every scenario and at the end of the suite. */
package io.connect.features.steps.lifecycle;
