/**
 * The account of a lottery's messages by their content, with the active faults. Pure: it takes sends, records and faults, and
 * returns the account. May depend on the plan.
 */
package io.connect.features.lottery.account;
