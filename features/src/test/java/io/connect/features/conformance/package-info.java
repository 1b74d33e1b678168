/**
 * What SQS documents, held against one service that speaks SQS: what it does otherwise is recorded, and a change of it
 * fails. Depends on the environment for the queue service of the suite and on
 * the scenario for its name, and on nothing of the connector.
 */
package io.connect.features.conformance;
