"""The names columns go by, folded: small letters, ø as o, æ as ae, å as a, nothing but letters and digits."""

from __future__ import annotations


def _names(**fields: str) -> dict[str, tuple[str, ...]]:
    return {field: (field.replace("_", ""), *names.split()) for field, names in fields.items()}


_ORGANISATION = (
    "navn namn bedrift bedriftsnavn firma firmanavn organisasjon organisasjonsnavn virksomhet selskap medlem "
    "medlemsbedrift deltaker deltakar deltager participant organisation organization company member"
)
_ORG_NUMBER = (
    "orgnr orgnummer organisasjonsnr organisasjonsnummer foretaksnummer foretaksnr organisationnumber "
    "organizationnumber orgno companynumber"
)
_SINCE = (
    "medlemsiden medlemfra innmeldt innmeldtdato innmeldingsdato fradato fra startdato membersince joined from start"
)
_UNTIL = "medlemtil utmeldt utmeldtdato utmeldingsdato tildato til sluttdato left to end"
_EMAIL = "epost epostadresse mail mailadresse emailaddress"
_NICKNAMES = "nickname kallenavn kortnavn forkortelse alias shortname"

NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "participants": _names(
        id="participantid deltakerid",
        name=_ORGANISATION,
        org_number=_ORG_NUMBER,
        kind="type slag kategori medlemstype deltakertype participantkind category",
        since=_SINCE,
        until=_UNTIL,
        ground="grunnlag",
        nicknames=_NICKNAMES,
        email_domains="emaildomain epostdomene epostdomener domene domener domain domains",
        municipality="kommune",
        website="nettside nettsted nettsider hjemmeside heimeside web www url",
        cadence_days="dagermellomkontakt kontakthverndag cadence",
        notes="notat notater merknad merknader kommentar comment comments note",
    ),
    "people": _names(
        id="personid",
        name="navn namn fulltnavn person kontaktperson kontakt fullname contact contactperson",
        first_name="fornavn forenamn firstname givenname",
        last_name="etternavn etternamn lastname surname familyname",
        participant=(
            "bedrift firma organisasjon virksomhet selskap medlem medlemsbedrift deltaker deltakar deltager "
            "arbeidsgiver arbeidssted organisation organization company employer member"
        ),
        org_number=_ORG_NUMBER,
        email=_EMAIL,
        phone="telefon tlf mobil mobiltelefon telefonnummer mobile telephone phonenumber",
        role="rolle stilling tittel stillingstittel jobtitle title position",
        since=_SINCE,
        until=_UNTIL,
        nicknames=_NICKNAMES,
    ),
    "activities": _names(
        id="entryid activityid aktivitetsid",
        date="dato dag day moetedato motedato",
        time="tid klokkeslett kl klokka tidspunkt starttid start",
        minutes="minutter varighet duration",
        kind="type slag aktivitet aktivitetstype",
        status="tilstand",
        mode="form moteform mate",
        format="arrangementsform",
        title="tittel emne tema overskrift subject",
        location="sted stad plass place",
        group_id="gruppeid",
        group="gruppe arbeidsgruppe fokusgruppe forum workinggroup",
        team="ansvarlig fraoss vare teammedlem responsible",
        participant_id="deltakerid",
        participants=(
            "participant deltaker deltakere deltakar deltakarar deltager deltagere bedrift bedrifter firma "
            "organisasjon organisasjoner virksomhet selskap medlem medlemmer med "
            "organisation organizations company companies with"
        ),
        org_number=_ORG_NUMBER,
        people="person personer kontaktperson kontakt navn namn contact",
        guests="gjest gjester guest",
        presence="oppmote tilstede",
        direct="direkte",
        topic="sak saker",
        notes="notat notater merknad kommentar referat comment note",
        decisions="vedtak beslutninger",
    ),
}

REQUIRED = {"participants": ("name",), "people": ("name|first_name",), "activities": ("date",)}

COMPUTED = frozenset("recordedon loggedlate participantkind contact evidence role".split())  # noqa: SIM905
"""Columns of our own export that say what the rules make of an entry."""
