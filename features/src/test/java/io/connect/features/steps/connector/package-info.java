/** Steps of the connector: its packages, its configuration, its state, and an operator's view and actions. */
package io.connect.features.steps.connector;
