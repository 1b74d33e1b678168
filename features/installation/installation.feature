@installation
Feature: The connector is installed by dropping it into the plugin path
  Both forms of the package load in a worker that knows nothing else, and deliver.

  Scenario Outline: The <package> loads in a <kind> worker and delivers
    Given a standard queue
    And a <kind> worker whose plugin path holds nothing but the <package>
    When a connector is started there
    And 20 messages are sent
    Then the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | left in queue | 0  |
    And the worker lists the connector once, with its version

    Examples:
      | package            | kind        |
      | self-contained jar | distributed |
      | unpacked zip       | distributed |
