/**
 * The scenario that is running: its name, its notes and what is undone at its end. The packages below hold what it runs
 * on and what it has made and seen. None of them knows anything of steps.
 */
package io.connect.features.world;
