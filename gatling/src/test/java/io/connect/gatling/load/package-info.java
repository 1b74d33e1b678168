/**
 * The offered load: when each batch is due, how it is written in the SQS JSON protocol, how it is signed, and what SQS
 * answered. Knows Gatling's HTTP engine, nothing of environments, ledger or results.
 */
package io.connect.gatling.load;
