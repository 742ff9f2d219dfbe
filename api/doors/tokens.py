"""Tokens for programs: one for a user name and password, given up again at will."""

from __future__ import annotations

from typing import ClassVar, cast

from django.contrib.auth import authenticate
from drf_spectacular.utils import extend_schema
from rest_framework.authtoken.models import Token
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from api.errors import CredentialsRefused
from api.shapes import CredentialsAsked, Problem, TokenShape


class Tokens(APIView):
    """A person's token."""

    permission_classes: ClassVar = [AllowAny]
    throttle_scope = "token"

    def get_permissions(self) -> list[AllowAny | IsAuthenticated]:
        """Anybody may ask for a token; only its owner gives it up."""
        return [AllowAny() if self.request.method == "POST" else IsAuthenticated()]

    @extend_schema(
        operation_id="sign_in", auth=[], request=CredentialsAsked, responses={200: TokenShape, 401: Problem}
    )
    def post(self, request: Request) -> Response:
        """A token for a user name and password; too many wrong ones lock the account for a while."""
        asked = CredentialsAsked(data=request.data)
        asked.is_valid(raise_exception=True)
        user = authenticate(request._request, **asked.validated_data)
        if user is None:
            raise CredentialsRefused()
        token, _ = Token.objects.get_or_create(user=user)
        return Response({"token": token.key})

    @extend_schema(operation_id="sign_out", request=None, responses={204: None, 401: Problem})
    def delete(self, request: Request) -> Response:
        """Give up the token: it opens nothing any more."""
        Token.objects.filter(user=cast(User, request.user)).delete()
        return Response(status=204)
