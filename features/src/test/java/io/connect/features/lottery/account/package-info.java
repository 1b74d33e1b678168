/**
 * What became of the messages of a lottery, by their content, and which faults were in force. Pure: told of sends, records and
 * faults, asked for the account. May depend on the plan.
 */
package io.connect.features.lottery.account;
