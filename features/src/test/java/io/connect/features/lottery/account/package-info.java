/**
 * The account of a lottery's messages by their content, with the faults that were in force. Pure: told of sends, records and
 * faults, asked for the account. May depend on the plan.
 */
package io.connect.features.lottery.account;
