"""Names of schema.org that projects give for their kinds and fields.

These are the types of works, and the properties of a ``LearningResource`` and of works
such as catalogues hold, in release 30.1.  Others may be right too: who writes one is
told of it only where it is nearly one of these.
"""

from __future__ import annotations

import difflib
import re

TYPES = """
APIReference Answer Article AudioObject Audiobook Blog BlogPosting Book BookSeries
Chapter Clip Code Collection CollectionPage Comment Conversation Course
CourseInstance CreativeWork CreativeWorkSeries DataCatalog Dataset DefinedTerm
DefinedTermSet DigitalDocument DiscussionForumPosting Drawing EducationEvent
EducationalOccupationalCredential EducationalOccupationalProgram Episode Event
FAQPage Game Guide HowTo ImageObject LearningResource LiveBlogPosting Manuscript
Map MathSolver MediaObject MedicalScholarlyArticle MobileApplication Movie
MusicVideoObject NewsArticle Newspaper NoteDigitalDocument Periodical
PodcastEpisode PodcastSeries Poster PresentationDigitalDocument PublicationIssue
PublicationVolume QAPage Question Quiz Quotation Report Review ScholarlyArticle
SoftwareApplication SoftwareSourceCode SpreadsheetDigitalDocument Statement
Syllabus TVEpisode Table TechArticle TextDigitalDocument TextObject Thesis
VideoGame VideoObject WebApplication WebPage WebSite
"""
PROPERTIES = """
about abridged abstract accessMode accessModeSufficient accessibilityAPI
accessibilityControl accessibilityFeature accessibilityHazard accessibilitySummary
accountablePerson acquireLicensePage actor additionalType aggregateRating
alternateName alternativeHeadline applicationCategory applicationSubCategory
archivedAt articleBody articleSection assesses associatedMedia audience audio
author availableLanguage award bookEdition bookFormat caption category character
citation codeRepository codeSampleType comment commentCount competencyRequired
conditionsOfAccess contentLocation contentRating contentReferenceTime contentUrl
contributor copyrightHolder copyrightNotice copyrightYear correction
countryOfOrigin courseCode courseMode coursePrerequisites creativeWorkStatus
creator creditText dateCreated dateModified datePublished dependencies description
digitalSourceType director disambiguatingDescription discussionUrl displayLocation
distribution downloadUrl duration editEIDR editor eduQuestionType
educationalAlignment educationalCredentialAwarded educationalLevel educationalUse
embedUrl encoding encodingFormat endDate episodeNumber exampleOfWork expires
featureList fileSize financialAidEligible funder funding genre hasCourseInstance
hasPart headline identifier illustrator image inLanguage inSupportOf
interactionStatistic interactivityType interpretedAsClaim isAccessibleForFree
isBasedOn isFamilyFriendly isPartOf isbn issn issueNumber keywords lastReviewed
learningResourceType license locationCreated mainEntity mainEntityOfPage
maintainer material materialExtent measurementTechnique memoryRequirements
mentions name numberOfCredits numberOfPages occupationalCredentialAwarded offers
operatingSystem owner pageEnd pageStart pagination partOfSeries pattern position
potentialAction producer proficiencyLevel programmingLanguage provider publication
publisher publisherImprint publishingPrinciples recordedAt releaseNotes
releasedEvent requiresSubscription review reviewedBy runtimePlatform sameAs
schemaVersion sdDatePublished sdLicense sdPublisher size softwareRequirements
softwareVersion sourceOrganization spatial spatialCoverage sponsor startDate
subjectOf subtitleLanguage syllabusSections targetProduct teaches temporal
temporalCoverage text thumbnail thumbnailUrl timeRequired totalTime transcript
translationOfWork translator typicalAgeRange uploadDate url usageInfo
variableMeasured version video volumeNumber wordCount workExample workTranslation
workload
"""
#: What people write before a name.
_BEFORE = re.compile(r'(?:https?://)?schema(?:\.org/|:)')


def meant(name: str, known: str) -> str:
    """Return the name that was meant by another; nothing if that may be right.

    :param name: What a project says.
    :param known: :data:`TYPES` or :data:`PROPERTIES`.
    """
    if not name or name in known.split():
        return ''
    names = {_folded(each): each for each in known.split()}
    word = _folded(_BEFORE.sub('', name))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.85)
    return names[near[0]] if near else ''


def _folded(name: str) -> str:
    return re.sub(r'[\W_]+', '', name).casefold()
