/**
 * The lottery over real processes: connectors, load, faults, and reading what arrives. May depend on plan, account, the
 * environment, the testbed and the fault layer.
 */
package io.connect.features.lottery.run;
