@scenarios
Feature: A bad scenario file is refused with the place of every mistake
  All mistakes of scenarios.yaml are reported at once, each with file, line, column and what would be right, before
  anything starts.

  Scenario: The scenario file of this project is right
    When the project's scenario file is read
    Then nothing is wrong with it

  Scenario: Every mistake is named with its place
    When this scenario file is read
      """
      version: 1
      scenarios:
        burst:
          group: burst
          purpose: A spike is absorbed.
          queue: { type: standard }
          load: { messageSize: 10, phases: [ { rate: 100/s, for: 1m } ] }
          expct: { lost: 0 }
        burst-again:
          group: burst
          purpose: A spike is absorbed once more.
          queue: { type: stack }
          load: { messageSize: 10KB, phases: [ { rate: 100/s, for: 1m } ] }
          purpose: Once is enough.
      """
    Then it is refused with
      | place | about    |
      | 1:1   | subjects |
      | 7:26  | 10KB     |
      | 8:5   | expect   |
      | 12:20 | standard |
      | 14:5  | purpose  |

  Scenario: A file that is not there is refused by its name
    When the scenario file "nowhere.yaml" is read
    Then it is refused with
      | place | about        |
      |       | nowhere.yaml |
