"""Words that say people were killed, injured or went missing, by grammar. Words only."""

from schemas.claim import Measure
from services.extractor.vocabulary.listed import words

Forms = dict[str, Measure]

PARTICIPLES: Forms = {
    **dict.fromkeys(
        words("killed murdered massacred executed beheaded assassinated slain slaughtered decapitated lynched hanged electrocuted "
              "suffocated asphyxiated gunned martyred strangled slew eliminated liquidated annihilated crucified butchered poisoned "
              "exterminated incinerated entombed shot-dead neutralized neutralised euthanized fatally-shot"),
        "killed",
    ),
    **dict.fromkeys(
        words("wounded injured hurt maimed hospitalized hospitalised stabbed burned burnt mutilated bruised grazed knifed disfigured "
              "pistol-whipped scalded crippled"),
        "injured",
    ),
    **dict.fromkeys(words("shot"), "killed_or_injured"),
}  # fmt: skip
"""Past and participle of verbs that take their victims as object."""
BASES: Forms = {
    **dict.fromkeys(
        words("kill kills murder murders execute executes massacre massacres behead beheads assassinate assassinates slay slays slaughter "
              "slaughters exterminate butcher butchers"),
        "killed",
    ),
    **dict.fromkeys(words("wound wounds injure injures hurt hurts maim maims stab stabs"), "injured"),
    **dict.fromkeys(words("shoot shoots"), "killed_or_injured"),
}  # fmt: skip
GERUNDS: Forms = {
    **dict.fromkeys(
        words("killing murdering executing massacring beheading assassinating slaying slaughtering gunning strangling"), "killed"
    ),
    **dict.fromkeys(words("wounding injuring hurting maiming stabbing hospitalizing"), "injured"),
    **dict.fromkeys(words("shooting"), "killed_or_injured"),
}
STATES: Forms = {
    **dict.fromkeys(words("dead deceased lifeless"), "killed"),
    **dict.fromkeys(words("missing unaccounted"), "missing"),
    **dict.fromkeys(words("critical unconscious"), "injured"),
}
DYING: Forms = dict.fromkeys(
    words("died die dies dying perished perish perishes drowned drown drowns succumbed succumbs succumb bled starved"), "killed"
)
LEAVING = words("left leaves leave leaving")
HARM_NOUNS: Forms = {
    **dict.fromkeys(
        words("death deaths killing killings murder murders slaying slayings assassination assassinations execution executions massacre "
              "slaughter beheading beheadings homicide homicides lynching manslaughter mauling martyrdom loss losses demise drowning"),
        "killed",
    ),
    **dict.fromkeys(words("wounding injury injuries stabbing stabbings"), "injured"),
    **dict.fromkeys(words("disappearance disappearances"), "missing"),
    **dict.fromkeys(words("shooting shootings"), "killed_or_injured"),
}  # fmt: skip
"""What was done, with its victims after "of"."""
COUNTED: Forms = {
    **dict.fromkeys(words("deaths fatalities killings homicides murders death fatality martyrs slayings"), "killed"),
    **dict.fromkeys(words("injuries injury wounded injured woundings"), "injured"),
    **dict.fromkeys(words("casualties casualty"), "killed_or_injured"),
    **dict.fromkeys(words("disappearances missing"), "missing"),
}
"""May be counted themselves: "40 deaths"."""
BODIES = words("body bodies corpse corpses remains cadaver cadavers")
TOLLS = words("toll tolls")
WOUNDS = words("wounds wound injuries injury burns burn lacerations bruises fractures trauma concussion gunshot bullet")
SUFFERING = words("suffered suffering suffers suffer sustained sustaining sustains sustain received receiving incurred incurring")
FATAL_TAILS = ("dead", "death")
"""After a verb of harm or "beaten", "burned": "shot dead", "stabbed to death"."""
BEATEN = words("beaten trampled crushed burned burnt stabbed hacked tortured stoned choked bludgeoned clubbed mauled gored frozen "
               "starved shot run bombed struck hit blown beat pecked battered kicked sentenced" )  # fmt: skip
"""Fatal only with "to death"."""
MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
STRUCK = words("struck hit grazed")
"""Harm only where a bullet or gunfire did it."""
GATE = (
    r"kill|dead|\bdie[sd]?\b|\bdying\b|death|wound|injur|hurt|shot|shoot|casualt|fatal|toll\b|murder|massacre|execut|behead|assassin|slain|slay|"
    r"slaughter|missing|drown|perish|bod(?:y|ies)\b|corpse|\blives\b|\blife\b|homicide|victim|martyr|stab|hospital|lynch|hang(?:ed|ing)|"
    r"succumb|maim|strangl|electrocut|gunned|passed away|trampl|suffocat|unaccounted|gunfire|bullet|burned|burnt|casualty|graz|neutrali"
)
"""A sentence without any of these says nothing about people harmed."""
