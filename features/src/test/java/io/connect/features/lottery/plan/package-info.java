/**
 * The draw of a lottery: faults and messages, all from one seed. Pure: no code here starts, sends or waits. May depend only on
 * the bodies that specifications use.
 */
package io.connect.features.lottery.plan;
