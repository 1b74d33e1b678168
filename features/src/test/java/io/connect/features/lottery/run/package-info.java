/**
 * The lottery over real processes: connectors, load, faults, and a reader of the topics. May depend on plan, account, the
 * environment, the testbed and the fault layer.
 */
package io.connect.features.lottery.run;
