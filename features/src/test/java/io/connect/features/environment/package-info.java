/**
 * The programs that scenarios run on: a queue service, brokers and groups of Connect workers. Scenarios that disturb nothing
 * share them; other scenarios reserve them. Each program starts when the first scenario asks for it and ends with the suite.
 * May depend on the testbed only.
 */
package io.connect.features.environment;
