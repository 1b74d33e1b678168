/** Steps of the connector: its packages, its configuration, its state, and what an operator sees and does of it. */
package io.connect.features.steps.connector;
