/**
 * The lottery's draw: which faults, which messages, all of it from a seed. Pure: nothing here starts, sends or waits. May depend
 * on nothing but the bodies that specifications use.
 */
package io.connect.features.lottery.plan;
