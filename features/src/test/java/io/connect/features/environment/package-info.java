/**
 * The programs that scenarios run on: a queue service, brokers and groups of Connect workers. Scenarios that disturb nothing
 * share them; other scenarios reserve them. Each program starts when the first scenario needs it and ends with the suite. May
 * depend only on the testbed.
 */
package io.connect.features.environment;
